using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class PublicationsFromAQuarter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Rows from before have no quarter: the start writes others, from the runs, that stand for them (FirstPublications).
            migrationBuilder.AddColumn<string>(
                name: "By",
                table: "PlanChanges",
                type: "nvarchar(200)", maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "From",
                table: "PlanChanges",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "PlanChanges",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Withdraws",
                table: "PlanChanges",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "By", table: "PlanChanges");

            migrationBuilder.DropColumn(name: "From", table: "PlanChanges");

            migrationBuilder.DropColumn(name: "Reason", table: "PlanChanges");

            migrationBuilder.DropColumn(name: "Withdraws", table: "PlanChanges");
        }
    }
}
