using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDb))]
    [Migration("20261214000000_PageIndexes")]
    public partial class PageIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Kind_RunId",
                table: "Outbox",
                columns: new[] { "Kind", "RunId" });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_PlanId_Area",
                table: "Alerts",
                columns: new[] { "PlanId", "Area" });

            migrationBuilder.CreateIndex(
                name: "IX_FigureDrafts_PlanId_Area_Period",
                table: "FigureDrafts",
                columns: new[] { "PlanId", "Area", "Period" });

            migrationBuilder.CreateIndex(
                name: "IX_RegisterConfirmations_PlanId_Area",
                table: "RegisterConfirmations",
                columns: new[] { "PlanId", "Area" });
        }
    }
}
