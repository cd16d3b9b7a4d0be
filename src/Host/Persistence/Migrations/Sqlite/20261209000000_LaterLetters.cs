using System;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDb))]
    [Migration("20261209000000_LaterLetters")]
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
    }
}
