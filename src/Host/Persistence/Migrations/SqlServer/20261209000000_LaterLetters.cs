using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class LaterLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<byte[]>(
                name: "Mime",
                table: "Outbox",
                type: "varbinary(max)",
                nullable: true,
                oldClrType: typeof(byte[]),
                oldType: "varbinary(max)");

            migrationBuilder.AddColumn<string>(
                name: "Facts",
                table: "Outbox",
                type: "nvarchar(max)",
                nullable: true,
                collation: "Vietnamese_100_CS_AS");

            // Letters that a run wrote ahead and never completed were hidden until now; what is left of such a run goes at the next start.
            migrationBuilder.Sql("DELETE FROM Outbox WHERE RunId IN (SELECT Id FROM Runs WHERE CompletedAt IS NULL)");
        }
    }
}
