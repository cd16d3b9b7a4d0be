using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.SqlServer
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
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true,
                collation: "Latin1_General_100_BIN2");
        }
    }
}
