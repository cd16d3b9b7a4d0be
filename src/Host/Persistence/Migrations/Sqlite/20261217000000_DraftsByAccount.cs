using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DraftsByAccount : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EnteredById",
                table: "FigureDrafts",
                type: "TEXT",
                maxLength: 100,
                nullable: true);
        }
    }
}
