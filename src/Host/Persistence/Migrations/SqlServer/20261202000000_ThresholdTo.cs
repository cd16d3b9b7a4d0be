using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDb))]
    [Migration("20261202000000_ThresholdTo")]
    public partial class ThresholdTo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "ThresholdTo",
                table: "Verdicts",
                type: "decimal(28,10)",
                precision: 28,
                scale: 10,
                nullable: true);
        }
    }
}
