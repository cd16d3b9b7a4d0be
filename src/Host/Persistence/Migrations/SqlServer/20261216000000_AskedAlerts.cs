using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDb))]
    [Migration("20261216000000_AskedAlerts")]
    public partial class AskedAlerts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_AlertEvents_Asked",
                table: "AlertEvents",
                column: "AlertId",
                filter: "Kind = 'Asked'");
        }
    }
}
