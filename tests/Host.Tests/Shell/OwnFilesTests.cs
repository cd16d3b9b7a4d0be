using System.Security.Cryptography;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Startup;

namespace ActionPlan.Host.Tests.Shell;

public sealed class OwnFilesTests
{
    private static readonly string Root = Path.Combine(Folders.Root, "src", "Host", "wwwroot");

    [Fact]
    public async Task A_font_that_changes_gets_another_folder_since_browsers_keep_it_for_a_year()
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var font in OwnFiles.Fonts.Order(StringComparer.Ordinal))
        {
            sum.AppendData(await File.ReadAllBytesAsync(Path.Combine(Root, font), TestContext.Current.CancellationToken));
        }

        // Together with the version in the folder's name: changing one means changing the other.
        Assert.All(OwnFiles.Fonts, font => Assert.StartsWith("fonts/be-vietnam-pro-5.3.0/", font, StringComparison.Ordinal));
        Assert.Equal("2BB4FB1709F0FCDB4531F401CB4D6F9B68357B402A437ACFBDD3FF6971BD2D73", Convert.ToHexString(sum.GetHashAndReset()));
    }

    [Fact]
    public async Task The_style_sheet_is_small_and_names_the_fonts_that_are_asked_for_at_once()
    {
        var styles = await File.ReadAllTextAsync(Path.Combine(Root, "app.css"), TestContext.Current.CancellationToken);

        Assert.InRange(styles.Length, 1, 60 * 1024);
        Assert.All(OwnFiles.Fonts, font => Assert.Contains($"url({font})", styles, StringComparison.Ordinal));
    }
}
