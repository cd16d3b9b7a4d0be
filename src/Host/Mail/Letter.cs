namespace ActionPlan.Host.Mail;

/// <summary>A message as written, before it has an address.</summary>
internal sealed record Letter(string Subject, string Html, string Text, IReadOnlyList<InlineImage> Images)
{
    public IReadOnlyList<AttachedFile> Attachments { get; init; } = [];
}

/// <summary>A file that goes with a letter.</summary>
internal sealed record AttachedFile(string Name, string ContentType, byte[] Content);

/// <summary>A picture that the HTML refers to as <c>cid:Name</c>.</summary>
internal sealed record InlineImage(string Name, byte[] Png, string Description);
