using ActionPlan.Host.Summaries;

namespace ActionPlan.Host.Tests.Summaries;

public sealed class PageFitTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(5, 3)]
    [InlineData(42, 20)]
    [InlineData(300, 300)]
    public void Every_target_in_danger_is_named_however_many_there_are(int endangered, int matters)
    {
        var all = LoadedSummary.Of(endangered, matters);

        var page = PageFit.OnePage(all);

        Assert.Equal(all.Endangered.Select(target => target.ShortTitle), page.Endangered.Concat(page.Named).Select(target => target.ShortTitle));
        Assert.All(page.Endangered.Concat(page.Named), target => Assert.Contains(target.ShortTitle, SummaryWords.Of(target), StringComparison.Ordinal));
    }

    [Fact]
    public void What_has_no_room_is_counted()
    {
        var all = LoadedSummary.Of(8, 20);

        var page = PageFit.OnePage(all);

        Assert.All([page.Overdue, page.Next, page.Figures], list => Assert.Equal(20, list.Items.Count + list.More));
        Assert.True(page.Overdue.More > 0);
        Assert.NotEmpty(page.Overdue.Items);
    }

    [Fact]
    public void What_has_room_stands_whole()
    {
        var all = LoadedSummary.Of(2, 1);

        var page = PageFit.OnePage(all);

        Assert.Equal(2, page.Endangered.Count);
        Assert.Equal((1, 1, 1), (page.Overdue.Items.Count, page.Next.Items.Count, page.Figures.Items.Count));
        Assert.Equal(0, page.Overdue.More + page.Next.More + page.Figures.More);
    }
}
