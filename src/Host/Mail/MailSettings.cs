namespace ActionPlan.Host.Mail;

/// <summary>Section <c>Mail</c> of the configuration. Without an SMTP host, messages go to files.</summary>
internal sealed record MailSettings
{
    public string From { get; init; } = "Chương trình hành động <chuong-trinh@localhost>";

    public SmtpSettings Smtp { get; init; } = new();
}

internal sealed record SmtpSettings
{
    public string? Host { get; init; }

    /// <summary>0: the usual port of the chosen security.</summary>
    public int Port { get; init; }

    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    public string? User { get; init; }

    public string? Password { get; init; }

    public int TimeoutSeconds { get; init; } = 30;
}

internal enum SmtpSecurity
{
    /// <summary>Plain text, for a relay on the same machine.</summary>
    None,

    /// <summary>TLS after connecting; a server without it is refused.</summary>
    StartTls,

    /// <summary>TLS from the first byte (usually port 465).</summary>
    Tls,
}
