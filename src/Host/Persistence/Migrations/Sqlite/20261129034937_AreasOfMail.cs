using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AreasOfMail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Areas",
                table: "Outbox",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            // What was sent to an area's contact speaks of that area or what lies below it; of other messages nobody knows.
            migrationBuilder.Sql("UPDATE Outbox SET Areas = '[\"' || Area || '\"]' WHERE Area IS NOT NULL;");

            migrationBuilder.CreateIndex(
                name: "IX_AuditWords_Seq",
                table: "AuditWords",
                column: "Seq");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AuditWords_Seq",
                table: "AuditWords");

            migrationBuilder.DropColumn(
                name: "Areas",
                table: "Outbox");
        }
    }
}
