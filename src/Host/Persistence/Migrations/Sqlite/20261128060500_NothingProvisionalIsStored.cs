using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NothingProvisionalIsStored : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Not DropColumn, which builds the table anew and loses the triggers that keep completed runs.
            migrationBuilder.Sql("ALTER TABLE \"Runs\" DROP COLUMN \"ProvisionalStamp\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ProvisionalStamp",
                table: "Runs",
                type: "TEXT",
                maxLength: 64,
                nullable: true);
        }
    }
}
