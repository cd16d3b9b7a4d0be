namespace ActionPlan.Host.Mail;

/// <summary>A message as written, before it has an address.</summary>
internal sealed record Letter(string Subject, string Html, string Text, IReadOnlyList<InlineImage> Images);

/// <summary>A picture that the HTML refers to as <c>cid:Name</c>.</summary>
internal sealed record InlineImage(string Name, byte[] Png, string Description);
