namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>The references of a corrigendum: <c>dc1.dain</c> as printed, <c>dc1.dung</c> as it should be, <c>sl1.lydo</c> why.</summary>
internal static class CorrigendumNumbers
{
    public static string Printed(int id) => At("dc", id, "dain");

    public static string Right(int id) => At("dc", id, "dung");

    public static string Figure(int id, string what) => At("sl", id, what);

    public static void Put(ReportFacts facts, Dictionary<string, string> shown)
    {
        if (facts.Snapshot.Corrigendum is not { } corrigendum)
        {
            return;
        }

        shown["dc.baocao"] = corrigendum.Of;
        shown["dc.truocdo"] = Drafting.Phrases.Joined(corrigendum.Earlier);
        shown["dc.so"] = ReportNumbers.Count(corrigendum.Numbers.Count);
        shown["dc.chitieu"] = ReportNumbers.Count(
            corrigendum.Numbers.Select(one => one.Subject).Distinct(StringComparer.Ordinal).Count(facts.Plan.TargetByKey.ContainsKey));
        foreach (var (one, id) in corrigendum.Listed())
        {
            (shown[Printed(id)], shown[Right(id)]) = (one.Printed, one.Right);
        }

        foreach (var (figure, id) in corrigendum.Because())
        {
            (shown[Figure(id, "ten")], shown[Figure(id, "sau")], shown[Figure(id, "lydo")]) = (figure.Name, figure.Now, figure.Reason);
            (shown[Figure(id, "nguoi")], shown[Figure(id, "ngay")]) = (figure.By, ReportNumbers.Day(figure.On));
            if (figure.Before is { } before)
            {
                shown[Figure(id, "truoc")] = before;
            }
        }
    }

    private static string At(string kind, int id, string what) => string.Create(CultureInfo.InvariantCulture, $"{kind}{id}.{what}");
}
