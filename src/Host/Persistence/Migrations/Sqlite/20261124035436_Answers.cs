using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AnsweredAt",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnsweredBy",
                table: "Alerts",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemedyPerson",
                table: "Alerts",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "WaitingSince",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Cause",
                table: "AlertEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "AlertEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Person",
                table: "AlertEvents",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "QuestionId",
                table: "AlertEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Remedy",
                table: "AlertEvents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AssignmentUpdates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PlanId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Assignment = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    PlanDue = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentUpdates", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentUpdates_PlanId_Assignment",
                table: "AssignmentUpdates",
                columns: new[] { "PlanId", "Assignment" });
            AppendOnlyTriggers.CreateOnSqlite(migrationBuilder, "Answers");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AssignmentUpdates");

            migrationBuilder.DropColumn(
                name: "AnsweredAt",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "AnsweredBy",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "RemedyPerson",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "WaitingSince",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Cause",
                table: "AlertEvents");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "AlertEvents");

            migrationBuilder.DropColumn(
                name: "Person",
                table: "AlertEvents");

            migrationBuilder.DropColumn(
                name: "QuestionId",
                table: "AlertEvents");

            migrationBuilder.DropColumn(
                name: "Remedy",
                table: "AlertEvents");
        }
    }
}
