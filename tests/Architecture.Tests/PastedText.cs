namespace ActionPlan.Architecture.Tests;

/// <summary>A browser cuts what is pasted at <c>maxlength</c> without a word; a field says <c>data-most</c>, and the server refuses.</summary>
public sealed class PastedText
{
    // A name to sign in with and codes of the second step: what is longer is none.
    private static readonly string[] Short = ["SignInPage.razor", "CodePage.razor", "TwoFactorKeyPage.razor", "TwoFactorPage.razor"];

    [Fact]
    public void No_field_cuts_what_is_pasted()
    {
        var fields = Directory.EnumerateFiles(Path.Combine(Sources.Root, "src"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file).Where(line => line.Contains("maxlength", StringComparison.OrdinalIgnoreCase))
                .Select(line => (File: Path.GetFileName(file), Line: line.Trim())))
            .ToList();

        Assert.NotEmpty(fields);
        Assert.All(fields, field => Assert.Contains(field.File, Short));
        Assert.All(fields, field => Assert.DoesNotContain("type=\"password\"", field.Line, StringComparison.Ordinal));
    }
}
