using System.Globalization;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>The references of a corrigendum: <c>dc1.dain</c> as printed, <c>dc1.dung</c> as it should be, <c>sl1.lydo</c> why.</summary>
internal static class CorrigendumNumbers
{
    public static string Printed(int index) => At("dc", index, "dain");

    public static string Right(int index) => At("dc", index, "dung");

    public static string Figure(int index, string what) => At("sl", index, what);

    public static void Put(ReportFacts facts, Dictionary<string, string> shown)
    {
        if (facts.Snapshot.Corrigendum is not { } corrigendum)
        {
            return;
        }

        shown["dc.baocao"] = corrigendum.Of;
        shown["dc.truocdo"] = Drafting.Phrases.Joined(corrigendum.Earlier);
        shown["dc.so"] = ReportNumbers.Count(corrigendum.Numbers.Count);
        shown["dc.chitieu"] = ReportNumbers.Count(corrigendum.Numbers.Select(one => one.Subject).Distinct(StringComparer.Ordinal).Count(facts.Plan.TargetByKey.ContainsKey));
        for (var i = 0; i < corrigendum.Numbers.Count; i++)
        {
            (shown[Printed(i)], shown[Right(i)]) = (corrigendum.Numbers[i].Printed, corrigendum.Numbers[i].Right);
        }

        for (var i = 0; i < corrigendum.Figures.Count; i++)
        {
            var figure = corrigendum.Figures[i];
            (shown[Figure(i, "ten")], shown[Figure(i, "sau")], shown[Figure(i, "lydo")]) = (figure.Name, figure.Now, figure.Reason);
            (shown[Figure(i, "nguoi")], shown[Figure(i, "ngay")]) = (figure.By, ReportNumbers.Day(figure.On));
            if (figure.Before is { } before)
            {
                shown[Figure(i, "truoc")] = before;
            }
        }
    }

    private static string At(string kind, int index, string what) => string.Create(CultureInfo.InvariantCulture, $"{kind}{index + 1}.{what}");
}
