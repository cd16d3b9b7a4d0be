using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDb))]
    [Migration("20261213000000_RuleTests")]
    public partial class RuleTests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Tests",
                table: "RuleDrafts",
                type: "nvarchar(max)",
                nullable: true, collation: "Vietnamese_100_CS_AS");
        }
    }
}
