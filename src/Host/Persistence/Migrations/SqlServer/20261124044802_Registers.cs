using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Registers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Wells_Area_Address_Code",
                schema: "environment",
                table: "Wells");

            migrationBuilder.DropIndex(
                name: "IX_WasteSpots_Area_Place_FoundOn",
                schema: "environment",
                table: "WasteSpots");

            migrationBuilder.DropIndex(
                name: "IX_SatisfactionTallies_RespondedOn_Area_Field",
                schema: "administration",
                table: "SatisfactionTallies");

            migrationBuilder.DropIndex(
                name: "IX_Ratings_Year_Area_Subject_Cell",
                schema: "party-building",
                table: "Ratings");

            migrationBuilder.DropIndex(
                name: "IX_Milestones_Work_Area_Name",
                schema: "works",
                table: "Milestones");

            migrationBuilder.DropIndex(
                name: "IX_Classifications_Year_Area_Kind_Name",
                schema: "security",
                table: "Classifications");

            migrationBuilder.DropIndex(
                name: "IX_Alleys_Area_Name",
                schema: "works",
                table: "Alleys");

            migrationBuilder.DropIndex(
                name: "IX_Admissions_DecidedOn_Area_DecisionNumber_Name",
                schema: "party-building",
                table: "Admissions");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "environment",
                table: "Wells",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WithdrawnAt",
                schema: "environment",
                table: "Wells",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnBy",
                schema: "environment",
                table: "Wells",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnReason",
                schema: "environment",
                table: "Wells",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "environment",
                table: "WasteSpots",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WithdrawnAt",
                schema: "environment",
                table: "WasteSpots",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnBy",
                schema: "environment",
                table: "WasteSpots",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnReason",
                schema: "environment",
                table: "WasteSpots",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "administration",
                table: "SatisfactionTallies",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WithdrawnAt",
                schema: "administration",
                table: "SatisfactionTallies",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnBy",
                schema: "administration",
                table: "SatisfactionTallies",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnReason",
                schema: "administration",
                table: "SatisfactionTallies",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "party-building",
                table: "Ratings",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WithdrawnAt",
                schema: "party-building",
                table: "Ratings",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnBy",
                schema: "party-building",
                table: "Ratings",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnReason",
                schema: "party-building",
                table: "Ratings",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "works",
                table: "Milestones",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WithdrawnAt",
                schema: "works",
                table: "Milestones",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnBy",
                schema: "works",
                table: "Milestones",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnReason",
                schema: "works",
                table: "Milestones",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "security",
                table: "Classifications",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WithdrawnAt",
                schema: "security",
                table: "Classifications",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnBy",
                schema: "security",
                table: "Classifications",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnReason",
                schema: "security",
                table: "Classifications",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "works",
                table: "Alleys",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WithdrawnAt",
                schema: "works",
                table: "Alleys",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnBy",
                schema: "works",
                table: "Alleys",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnReason",
                schema: "works",
                table: "Alleys",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "party-building",
                table: "Admissions",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "WithdrawnAt",
                schema: "party-building",
                table: "Admissions",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnBy",
                schema: "party-building",
                table: "Admissions",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnReason",
                schema: "party-building",
                table: "Admissions",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RegisterEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Register = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RowId = table.Column<long>(type: "bigint", nullable: false),
                    Area = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Facts = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegisterEvents", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Wells_Area_Address_Code",
                schema: "environment",
                table: "Wells",
                columns: new[] { "Area", "Address", "Code" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WasteSpots_Area_Place_FoundOn",
                schema: "environment",
                table: "WasteSpots",
                columns: new[] { "Area", "Place", "FoundOn" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionTallies_RespondedOn_Area_Field",
                schema: "administration",
                table: "SatisfactionTallies",
                columns: new[] { "RespondedOn", "Area", "Field" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ratings_Year_Area_Subject_Cell",
                schema: "party-building",
                table: "Ratings",
                columns: new[] { "Year", "Area", "Subject", "Cell" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Milestones_Work_Area_Name",
                schema: "works",
                table: "Milestones",
                columns: new[] { "Work", "Area", "Name" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Classifications_Year_Area_Kind_Name",
                schema: "security",
                table: "Classifications",
                columns: new[] { "Year", "Area", "Kind", "Name" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Alleys_Area_Name",
                schema: "works",
                table: "Alleys",
                columns: new[] { "Area", "Name" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_DecidedOn_Area_DecisionNumber_Name",
                schema: "party-building",
                table: "Admissions",
                columns: new[] { "DecidedOn", "Area", "DecisionNumber", "Name" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RegisterEvents_Register_RowId",
                table: "RegisterEvents",
                columns: new[] { "Register", "RowId" });
            AppendOnlyTriggers.CreateOnSqlServer(migrationBuilder, "Registers");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RegisterEvents");

            migrationBuilder.DropIndex(
                name: "IX_Wells_Area_Address_Code",
                schema: "environment",
                table: "Wells");

            migrationBuilder.DropIndex(
                name: "IX_WasteSpots_Area_Place_FoundOn",
                schema: "environment",
                table: "WasteSpots");

            migrationBuilder.DropIndex(
                name: "IX_SatisfactionTallies_RespondedOn_Area_Field",
                schema: "administration",
                table: "SatisfactionTallies");

            migrationBuilder.DropIndex(
                name: "IX_Ratings_Year_Area_Subject_Cell",
                schema: "party-building",
                table: "Ratings");

            migrationBuilder.DropIndex(
                name: "IX_Milestones_Work_Area_Name",
                schema: "works",
                table: "Milestones");

            migrationBuilder.DropIndex(
                name: "IX_Classifications_Year_Area_Kind_Name",
                schema: "security",
                table: "Classifications");

            migrationBuilder.DropIndex(
                name: "IX_Alleys_Area_Name",
                schema: "works",
                table: "Alleys");

            migrationBuilder.DropIndex(
                name: "IX_Admissions_DecidedOn_Area_DecisionNumber_Name",
                schema: "party-building",
                table: "Admissions");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "environment",
                table: "Wells");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                schema: "environment",
                table: "Wells");

            migrationBuilder.DropColumn(
                name: "WithdrawnBy",
                schema: "environment",
                table: "Wells");

            migrationBuilder.DropColumn(
                name: "WithdrawnReason",
                schema: "environment",
                table: "Wells");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "environment",
                table: "WasteSpots");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                schema: "environment",
                table: "WasteSpots");

            migrationBuilder.DropColumn(
                name: "WithdrawnBy",
                schema: "environment",
                table: "WasteSpots");

            migrationBuilder.DropColumn(
                name: "WithdrawnReason",
                schema: "environment",
                table: "WasteSpots");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "administration",
                table: "SatisfactionTallies");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                schema: "administration",
                table: "SatisfactionTallies");

            migrationBuilder.DropColumn(
                name: "WithdrawnBy",
                schema: "administration",
                table: "SatisfactionTallies");

            migrationBuilder.DropColumn(
                name: "WithdrawnReason",
                schema: "administration",
                table: "SatisfactionTallies");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "party-building",
                table: "Ratings");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                schema: "party-building",
                table: "Ratings");

            migrationBuilder.DropColumn(
                name: "WithdrawnBy",
                schema: "party-building",
                table: "Ratings");

            migrationBuilder.DropColumn(
                name: "WithdrawnReason",
                schema: "party-building",
                table: "Ratings");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "works",
                table: "Milestones");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                schema: "works",
                table: "Milestones");

            migrationBuilder.DropColumn(
                name: "WithdrawnBy",
                schema: "works",
                table: "Milestones");

            migrationBuilder.DropColumn(
                name: "WithdrawnReason",
                schema: "works",
                table: "Milestones");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "security",
                table: "Classifications");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                schema: "security",
                table: "Classifications");

            migrationBuilder.DropColumn(
                name: "WithdrawnBy",
                schema: "security",
                table: "Classifications");

            migrationBuilder.DropColumn(
                name: "WithdrawnReason",
                schema: "security",
                table: "Classifications");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "works",
                table: "Alleys");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                schema: "works",
                table: "Alleys");

            migrationBuilder.DropColumn(
                name: "WithdrawnBy",
                schema: "works",
                table: "Alleys");

            migrationBuilder.DropColumn(
                name: "WithdrawnReason",
                schema: "works",
                table: "Alleys");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "party-building",
                table: "Admissions");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                schema: "party-building",
                table: "Admissions");

            migrationBuilder.DropColumn(
                name: "WithdrawnBy",
                schema: "party-building",
                table: "Admissions");

            migrationBuilder.DropColumn(
                name: "WithdrawnReason",
                schema: "party-building",
                table: "Admissions");

            migrationBuilder.CreateIndex(
                name: "IX_Wells_Area_Address_Code",
                schema: "environment",
                table: "Wells",
                columns: new[] { "Area", "Address", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WasteSpots_Area_Place_FoundOn",
                schema: "environment",
                table: "WasteSpots",
                columns: new[] { "Area", "Place", "FoundOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionTallies_RespondedOn_Area_Field",
                schema: "administration",
                table: "SatisfactionTallies",
                columns: new[] { "RespondedOn", "Area", "Field" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ratings_Year_Area_Subject_Cell",
                schema: "party-building",
                table: "Ratings",
                columns: new[] { "Year", "Area", "Subject", "Cell" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Milestones_Work_Area_Name",
                schema: "works",
                table: "Milestones",
                columns: new[] { "Work", "Area", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Classifications_Year_Area_Kind_Name",
                schema: "security",
                table: "Classifications",
                columns: new[] { "Year", "Area", "Kind", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Alleys_Area_Name",
                schema: "works",
                table: "Alleys",
                columns: new[] { "Area", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_DecidedOn_Area_DecisionNumber_Name",
                schema: "party-building",
                table: "Admissions",
                columns: new[] { "DecidedOn", "Area", "DecisionNumber", "Name" },
                unique: true);
        }
    }
}
