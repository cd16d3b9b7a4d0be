using ActionPlan.Host.Reports.Issuing;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Reports;

/// <summary>What an uploaded copy holds besides numbers that are compared, in words, for whoever is about to issue it.</summary>
internal static class CopyNotices
{
    private const int MostNames = 6;

    public static IReadOnlyList<string> Of(ReportCopy copy, IStringLocalizer<ReportTexts> w)
    {
        var found = copy.Content.Findings;
        (string Key, int Count)[] counted =
        [
            ("CopyUnsettled", found.Unsettled), ("CopyHidden", found.Hidden), ("CopyHiddenByStyle", found.HiddenByStyle), ("CopyEarlier", found.EarlierLooks),
            ("CopyInk", found.Ink),
            ("CopyPictures", copy.Pictures), ("CopyShapes", found.Shapes), ("CopySymbols", found.Symbols), ("CopyLists", found.OddLists),
            ("CopyFields", found.Fields), ("CopyProperties", found.Properties),
        ];
        List<string> notices = [.. counted.Where(one => one.Count > 0).Select(one => w[one.Key, one.Count].Value)];
        if (found.Comments > 0)
        {
            notices.Insert(0, w["CopyComments", found.Comments, Names(found.Commenters)]);
        }

        if (found.Makers.Count > 0)
        {
            notices.Add(w["CopyMakers", Names(found.Makers)]);
        }

        if (found.LeftOut.Count > 0)
        {
            notices.Add(w["CopyLeftOut", string.Join(", ", found.LeftOut.Select(key => w["CopyLeftOut." + key].Value))]);
        }

        return notices;
    }

    private static string Names(SortedSet<string> names) => string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? ", …" : "");
}
