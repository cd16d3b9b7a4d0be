using ActionPlan.Host.Tests.Alerts;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>A city of four wards: the second one in trouble, the third without figures, the others well.</summary>
public sealed class CityFixture : OfficeFixture
{
    private protected override string PlanJson => CityPlan.Json(4);

    private protected override string Rules => CityPlan.Rules;

    private protected override IReadOnlyList<(string UserName, string Name, Grant Grant)> People { get; } =
    [
        ("vanphong", "Lê Thị Văn Phòng", new Grant(Role.Office)), ("phuong2", "Võ Văn Trưởng", new Grant(Role.UnitHead, "police", Area: "ward-2")),
        ("phuong3", "Nguyễn Thị Ba", new Grant(Role.Office, Area: "ward-3")),
    ];

    private protected override IReadOnlyList<(string Figure, string Area, int Quarter, decimal Value)> Figures { get; } =
    [
        .. from ward in new[] { "ward-1", "ward-2", "ward-4" }
           from quarter in new[] { 2, 3 }
           from figure in new[] { "cases", "solved", "meetings" }
           select (figure, ward, quarter, (decimal)(ward == "ward-2" && figure == "solved" ? 1 : ward == "ward-2" && figure == "meetings" ? 0 : 4)),
    ];
}
