using ActionPlan.Host.Access.SignIn.Outside;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Scheduling;
using Microsoft.Extensions.Configuration.Json;

namespace ActionPlan.Host.Startup;

/// <summary>Reads every setting before anything is opened, and tells all that is wrong with them at once.</summary>
internal static class SettingsCheck
{
    public const string SettingsFile = "settings.json";

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ActionPlan"] = ["DataFolder", "Sample", "PublicUrl", "BehindProxy"],
        ["Mail"] = ["From", "Smtp"],
        ["Mail:Smtp"] = ["Host", "Port", "Security", "User", "Password", "TimeoutSeconds"],
        ["Database"] = ["Provider", "ConnectionString", "CommandTimeoutSeconds", "BatchSize"],
        ["Keys"] = ["Certificate", "Password"],
        ["Scheduler"] = ["CheckinSeconds", "LockHandler"],
        ["Rules"] = ["Folder"],
        ["Backup"] = ["Folder", "PassphraseFile", "Keep", "At"],
        ["Telemetry"] = ["Endpoint", "JsonLogs"],
        ["Api"] = ["RequestsAMinute"],
        ["Reports"] = ["LibreOffice", "LibreOfficeSeconds", "LibreOfficeMegabytes"],
        ["Files"] = ["MegabytesPerUnitAndQuarter", "LeaveFreeMegabytes"],
        ["Oidc"] = ["Authority", "ClientId", "ClientSecret", "Name", "Scope", "NameClaim"],
    };

    // Of ASP.NET Core and of the log.
    private static readonly string[] OfTheFrame = ["AllowedHosts", "Kestrel", "Logging", "Serilog", "urls", "http_ports", "https_ports", "https_port"];

    /// <exception cref="StartRefusedException">Settings are wrong; a line for each.</exception>
    public static void Check(IConfiguration configuration)
    {
        var problems = Problems(configuration);
        if (problems is [var only])
        {
            throw new StartRefusedException(only);
        }

        if (problems.Count > 0)
        {
            throw new StartRefusedException(
                $"{problems.Count.ToString(CultureInfo.InvariantCulture)} settings are wrong:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}"))}");
        }
    }

    /// <summary>A line for each setting that is wrong.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
    [
        .. Unknown(configuration).Concat(UnknownInFile(configuration))
            .Concat(Numbers(configuration)).Concat(Mail(configuration)).Concat(Addresses(configuration)).Concat(Database(configuration))
            .Concat(Asked(() => OidcSettings.Check(configuration))).Concat(Asked(() => KeyStorage.Check(configuration)))
            .Concat(Asked(() => Listening.Addresses(configuration))).Distinct(StringComparer.Ordinal),
    ];

    // A password under a misspelt name is no password, and nobody would learn it before the first letter.
    private static IEnumerable<string> Unknown(IConfiguration configuration) =>
        from section in Known
        from child in configuration.GetSection(section.Key).GetChildren()
        where !section.Value.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
        select $"{child.Path} is no setting. {section.Key} has {string.Join(", ", section.Value)}.";

    // Nor is a setting outside its section. The machine's own variables have other names; what stands in our file is meant for us.
    private static IEnumerable<string> UnknownInFile(IConfiguration configuration) =>
        from file in (configuration as IConfigurationBuilder)?.Sources.OfType<JsonConfigurationSource>() ?? []
        where file.Path is SettingsFile
        from name in new ConfigurationBuilder().Add(file).Build().GetChildren().Select(section => section.Key)
        where !Known.ContainsKey(name) && !OfTheFrame.Contains(name, StringComparer.OrdinalIgnoreCase) && !name.StartsWith('$')
        select $"{name} in {SettingsFile} is no setting. There are {string.Join(", ", Known.Keys.Where(key => !key.Contains(':', StringComparison.Ordinal)))}.";

    private static IEnumerable<string> Numbers(IConfiguration configuration)
    {
        foreach (var (name, least, most) in new[] { ("Mail:Smtp:Port", 0, 65535), ("Mail:Smtp:TimeoutSeconds", 1, 3600), ("Api:RequestsAMinute", 1, 1_000_000),
            ("Reports:LibreOfficeSeconds", 1, 3600), ("Reports:LibreOfficeMegabytes", 300, 1_000_000), ("Files:MegabytesPerUnitAndQuarter", 1, 1_000_000),
            ("Files:LeaveFreeMegabytes", 0, 1_000_000), ("Backup:Keep", 1, 10_000),
            ("Database:CommandTimeoutSeconds", 1, 3600), ("Database:BatchSize", 1, 1000), ("Scheduler:CheckinSeconds", 1, 30) })
        {
            if (configuration[name] is { } text
                && !(int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{name} is '{text}': give a whole number from {least} to {most}.");
            }
        }

        if (configuration["Backup:At"] is { } at && !TimeOnly.TryParseExact(at, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return $"Backup:At is '{at}': give a time of day such as 01:30.";
        }

        if (configuration["Scheduler:LockHandler"] is { } handler && !Enum.GetNames<SchedulerLockHandler>().Contains(handler, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"Scheduler:LockHandler is '{handler}': give {string.Join(" or ", Enum.GetNames<SchedulerLockHandler>())}.";
        }

        if (configuration["Telemetry:JsonLogs"] is { } logs && !bool.TryParse(logs, out _))
        {
            yield return $"Telemetry:JsonLogs is '{logs}': give true or false.";
        }

        if (configuration["ActionPlan:Sample"] is { } sample && !bool.TryParse(sample, out _))
        {
            yield return $"ActionPlan:Sample is '{sample}': give true or false.";
        }
    }

    private static IEnumerable<string> Mail(IConfiguration configuration)
    {
        if (configuration["Mail:From"] is { } from && !Envelope.TryAddress(from, out _))
        {
            yield return $"Mail:From is '{from}': give one mail address, such as Đảng ủy Phường 12 <vanphong@example.vn>.";
        }

        if (configuration["Mail:Smtp:Security"] is { } security && !Enum.GetNames<SmtpSecurity>().Contains(security, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"Mail:Smtp:Security is '{security}': give {string.Join(", ", Enum.GetNames<SmtpSecurity>())}.";
        }

        if (configuration["Mail:Smtp:Host"] is { Length: > 0 } host && Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            yield return $"Mail:Smtp:Host is '{host}': give a server's name or IP address without anything before or behind it, such as smtp.example.vn.";
        }
    }

    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        if (configuration["ActionPlan:PublicUrl"] is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
        {
            yield return $"ActionPlan:PublicUrl is '{url}': give the address under which people reach the pages, such as https://chuongtrinh.phuong12.example.vn.";
        }

        if (configuration["Telemetry:Endpoint"] is { } collector
            && !(Uri.TryCreate(collector, UriKind.Absolute, out var told) && told.Scheme is "http" or "https"))
        {
            yield return $"Telemetry:Endpoint is '{collector}': give the address of a collector that takes OTLP over HTTP, such as http://127.0.0.1:4318.";
        }

        if (configuration["Rules:Folder"] is { Length: > 0 } folder && !Directory.Exists(Path.GetFullPath(folder, AppContext.BaseDirectory)))
        {
            yield return $"Rules:Folder is '{folder}', and there is no such folder, or this account may not look into it.";
        }
    }

    private static IEnumerable<string> Database(IConfiguration configuration)
    {
        var section = configuration.GetSection("Database");
        if (section["Provider"] is { } provider && !Enum.TryParse<DatabaseProvider>(provider, ignoreCase: true, out _))
        {
            return [$"Database:Provider is '{provider}'; it must be Sqlite or SqlServer."];
        }

        try
        {
            return Asked(() => DatabaseChoice.Of(configuration, HostBuild.DeploymentOf(configuration)));
        }
        catch (ArgumentException error)
        {
            return [$"Database:ConnectionString cannot be read: {DatabaseAdvice.OneLine(error)}"];
        }
        catch (InvalidOperationException)
        {
            // ActionPlan:Sample, told above.
            return [];
        }
    }

    private static IEnumerable<string> Asked(Action check)
    {
        try
        {
            check();
            return [];
        }
        catch (StartRefusedException refused)
        {
            return [refused.Message];
        }
    }
}
