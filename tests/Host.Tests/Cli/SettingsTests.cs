using System.Text.RegularExpressions;
using ActionPlan.Host.Access.SignIn.Outside;
using ActionPlan.Host.Backups;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports.Pdf;
using ActionPlan.Host.Startup;
using Microsoft.Extensions.Configuration;

namespace ActionPlan.Host.Tests.Cli;

public sealed partial class SettingsTests
{
    [Fact]
    public void All_that_is_wrong_is_told_at_once_each_with_what_would_be_right()
    {
        var told = Assert.Throws<StartRefusedException>(() => SettingsCheck.Check(Settings(
            ("Mail:Smtp:Pasword", "x"), ("Mail:Smtp:Port", "99999"), ("Mail:Smtp:Security", "SSL"), ("Mail:From", "văn phòng"),
            ("Mail:Smtp:Host", "smtp://mail"),
            ("ActionPlan:PublicUrl", "chuongtrinh"), ("ActionPlan:Sample", "có"), ("ActionPlan:BehindProxy", "nginx"), ("Api:RequestsAMinute", "0"),
            ("Database:Provider", "Oracle"), ("Database:CommandTimeoutSeconds", "0"), ("Database:BatchSize", "viele"), ("Rules:Folder", "/khong/co"),
            ("Keys:Certificate", "/khong/co.pfx"), ("Scheduler:CheckinSeconds", "31"), ("Scheduler:LockHandler", "Hope"), ("Files:LeaveFreeMegabytes", "-1"), ("Oidc:Authority", "http://id.example.vn"),
            ("urls", "http://0.0.0.0:80")))).Message;

        var lines = told.Split(Environment.NewLine);
        Assert.All(
            ["Mail:Smtp:Pasword", "Mail:Smtp:Port", "Mail:Smtp:Security", "Mail:From", "Mail:Smtp:Host", "ActionPlan:PublicUrl", "ActionPlan:Sample",
                "ActionPlan:BehindProxy",
                "Api:RequestsAMinute", "Database:Provider", "Database:CommandTimeoutSeconds", "Database:BatchSize", "Rules:Folder", "Keys:Certificate",
                "Scheduler:CheckinSeconds", "Scheduler:LockHandler", "Files:LeaveFreeMegabytes", "Oidc:Authority"],
            name => Assert.Single(lines, line => line.TrimStart().StartsWith(name, StringComparison.Ordinal)));
        Assert.Contains("Host, Port, Security, User, Password, TimeoutSeconds", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_are_right_and_a_variable_that_only_looks_like_a_section_are_taken() => SettingsCheck.Check(Settings(
        ("Mail", "/var/mail/root"), ("Mail:Smtp:Host", "smtp.example.vn"), ("Mail:Smtp:Port", "587"), ("Mail:Smtp:Security", "starttls"),
        ("Mail:From", "Đảng ủy <vp@example.vn>"),
        ("ActionPlan:PublicUrl", "https://ctr.example.vn/12"), ("Database:ConnectionString", "Data Source=x.db;Default Timeout=5")));

    /// <summary>What the README names, and each section that is read into a record, is known to whoever refuses what is not.</summary>
    [Fact]
    public async Task Every_setting_that_there_is_may_be_given()
    {
        var told = await File.ReadAllTextAsync(Path.Combine(Folders.Root, "README.md"), TestContext.Current.CancellationToken);
        var named = Named().Matches(told).Select(found => found.Groups["name"].Value)
            .Concat(Of<MailSettings>("Mail", nameof(MailSettings.Smtp))).Concat(Of<BackupSettings>("Backup")).Concat(Of<PdfSettings>("Reports"))
            .Concat(Of<OidcSettings>("Oidc")).Distinct().ToList();
        Assert.All(["Reports:LibreOffice", "Files:LeaveFreeMegabytes", "Backup:Keep", "Scheduler:LockHandler"], name => Assert.Contains(name, named));

        using var folder = new TemporaryFolder();
        Assert.All(named, name =>
        {
            folder.Write("settings.json", $$"""{ "{{name.Split(':')[0]}}": { "{{name.Split(':')[1]}}": {{(name.Split(':') is [_, _, var part] ? $$"""{ "{{part}}": "1" }""" : "\"1\"")}} } }""");
            Assert.DoesNotContain(
                SettingsCheck.Problems(HostBuild.Prepare([$"--ActionPlan:DataFolder={folder.Path}"]).Configuration),
                problem => problem.Contains("is no setting", StringComparison.Ordinal));
        });

        static IEnumerable<string> Of<T>(string section, params string[] except) =>
            typeof(T).GetProperties().Where(property => property.SetMethod is not null && !except.Contains(property.Name)).Select(property => $"{section}:{property.Name}");
    }

    [Fact]
    public void A_certificate_for_keys_that_cannot_be_read_is_named() =>
    Assert.StartsWith("Keys:Certificate is '/khong/co.pfx'", Assert.Throws<StartRefusedException>(() => SettingsCheck.Check(Settings(
        ("Database:Provider", "SqlServer"), ("Database:ConnectionString", "Server=."), ("Keys:Certificate", "/khong/co.pfx")))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("{ \"Mail\": { \"From\": \"vp@exa", "line 1")]
    [InlineData("", "line 1")]
    [InlineData("{\n  \"Mail\": 1,\n  \"Mail\" 2\n}", "line 3")]
    public void A_half_written_settings_file_is_named_with_its_place(string text, string place)
    {
        using var folder = new TemporaryFolder();
        folder.Write("settings.json", text);

        var told = Assert.Throws<StartRefusedException>(() => HostBuild.Prepare([$"--ActionPlan:DataFolder={folder.Path}"])).Message;

        Assert.Contains(Path.Combine(folder.Path, "settings.json"), told, StringComparison.Ordinal);
        Assert.Contains(place, told, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told);
    }

    [Theory]
    [InlineData("{ \"Smtp\": { \"Host\": \"mail\" } }", "Smtp in settings.json is no setting. There are ActionPlan, Mail, ")]
    [InlineData("{ \"PublicUrl\": \"https://a.example\" }", "PublicUrl in settings.json is no setting.")]
    public void A_setting_outside_its_section_is_named(string text, string answer)
    {
        using var folder = new TemporaryFolder();
        folder.Write("settings.json", text);

        var told = Assert.Throws<StartRefusedException>(
            () => SettingsCheck.Check(HostBuild.Prepare([$"--ActionPlan:DataFolder={folder.Path}"]).Configuration)).Message;

        Assert.StartsWith(answer, told, StringComparison.Ordinal);
    }

    [Fact]
    public void What_belongs_to_the_server_and_the_log_may_stand_in_the_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("settings.json",
            "{ \"$schema\": \"x\", \"Logging\": { \"LogLevel\": { \"Default\": \"Warning\" } }, \"allowedHosts\": \"*\", \"reports\": { \"LibreOfficeSeconds\": 60 } }");

        SettingsCheck.Check(HostBuild.Prepare([$"--ActionPlan:DataFolder={folder.Path}"]).Configuration);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_settings_file_is_told()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "settings.json"));

        Assert.Contains("settings.json", Assert.Throws<StartRefusedException>(() => HostBuild.Prepare([$"--ActionPlan:DataFolder={folder.Path}"])).Message,
            StringComparison.Ordinal);
    }

    private static IConfigurationRoot Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();

    [GeneratedRegex("`(?<name>(ActionPlan|Mail|Database|Keys|Scheduler|Rules|Backup|Telemetry|Api|Reports|Files|Oidc)(:[A-Z][A-Za-z]+){1,2})`",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
