using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AnsweredAt",
                table: "Alerts",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnsweredBy",
                table: "Alerts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemedyPerson",
                table: "Alerts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WaitingSince",
                table: "Alerts",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Cause",
                table: "AlertEvents",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "AlertEvents",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Person",
                table: "AlertEvents",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "QuestionId",
                table: "AlertEvents",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Remedy",
                table: "AlertEvents",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AssignmentUpdates",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PlanId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Assignment = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Unit = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PlanDue = table.Column<DateOnly>(type: "date", nullable: true),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssignmentUpdates", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AssignmentUpdates_PlanId_Assignment",
                table: "AssignmentUpdates",
                columns: new[] { "PlanId", "Assignment" });
            AppendOnlyTriggers.CreateOnSqlServer(migrationBuilder, "Answers");
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
