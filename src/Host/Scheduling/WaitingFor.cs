namespace ActionPlan.Host.Scheduling;

/// <summary>A decision that numbers wait for, and what whoever may take it is told.</summary>
/// <param name="Key">In the key of its letters.</param>
/// <param name="Right">Who decides.</param>
/// <param name="IsForTheOffice">Whether it is about corrections of what was locked.</param>
/// <param name="Page">Where it is decided.</param>
/// <param name="Heading">What waits.</param>
/// <param name="Topic">The same behind how many.</param>
internal sealed record WaitingFor(string Key, Right Right, bool IsForTheOffice, string Page, string Heading, string Topic, string Button, string Invitation)
{
    public static WaitingFor[] All { get; } =
    [
        new("approvals", Right.ApproveFigures, false, "approvals", "Số liệu chờ duyệt", "số liệu chờ duyệt", "Xem và duyệt", "Duyệt tại"),
        new("corrections", Right.DecideCorrections, true, "corrections", "Đính chính chờ quyết định", "đính chính chờ quyết định", "Xem và quyết định",
            "Quyết định tại"),
    ];
}
