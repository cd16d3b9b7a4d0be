using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LaterLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By hand: the provider would build the table anew, which it cannot do within a transaction.
            migrationBuilder.Sql("ALTER TABLE Outbox ADD COLUMN Composed BLOB NULL");
            migrationBuilder.Sql("UPDATE Outbox SET Composed = Mime");
            migrationBuilder.Sql("ALTER TABLE Outbox DROP COLUMN Mime");
            migrationBuilder.Sql("ALTER TABLE Outbox RENAME COLUMN Composed TO Mime");

            migrationBuilder.AddColumn<string>(
                name: "Facts",
                table: "Outbox",
                type: "TEXT",
                nullable: true);

            // Letters that a run wrote ahead and never completed were hidden until now; what is left of such a run goes at the next start.
            migrationBuilder.Sql("DELETE FROM Outbox WHERE RunId IN (SELECT Id FROM Runs WHERE CompletedAt IS NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Facts",
                table: "Outbox");

            migrationBuilder.AlterColumn<byte[]>(
                name: "Mime",
                table: "Outbox",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0],
                oldClrType: typeof(byte[]),
                oldType: "BLOB",
                oldNullable: true);
        }
    }
}
