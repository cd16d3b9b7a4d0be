using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ActionPlan.Host.Persistence.Migrations.SqlServer
{
    /// <inheritdoc />
    [DbContext(typeof(SqlServerDb))]
    [Migration("20261203000000_RowsOfPlans")]
    public partial class RowsOfPlans : Migration
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

            migrationBuilder.AddColumn<string>(
                name: "PlanId",
                schema: "environment",
                table: "Wells",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "PlanId",
                schema: "environment",
                table: "WasteSpots",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "PlanId",
                schema: "administration",
                table: "SatisfactionTallies",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "PlanId",
                table: "RegisterEvents",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PlanId",
                schema: "party-building",
                table: "Ratings",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "PlanId",
                table: "Outbox",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PlanId",
                schema: "works",
                table: "Milestones",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "PlanId",
                table: "Grants",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlanId",
                schema: "security",
                table: "Classifications",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "PlanId",
                table: "ApiKeys",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "PlanId",
                schema: "works",
                table: "Alleys",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "PlanId",
                schema: "party-building",
                table: "Admissions",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            PlanIds.FillOnSqlServer(migrationBuilder);

            migrationBuilder.CreateIndex(
                name: "IX_Wells_PlanId_Area_Address_Code",
                schema: "environment",
                table: "Wells",
                columns: new[] { "PlanId", "Area", "Address", "Code" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WasteSpots_PlanId_Area_Place_FoundOn",
                schema: "environment",
                table: "WasteSpots",
                columns: new[] { "PlanId", "Area", "Place", "FoundOn" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SatisfactionTallies_PlanId_RespondedOn_Area_Field",
                schema: "administration",
                table: "SatisfactionTallies",
                columns: new[] { "PlanId", "RespondedOn", "Area", "Field" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ratings_PlanId_Year_Area_Subject_Cell",
                schema: "party-building",
                table: "Ratings",
                columns: new[] { "PlanId", "Year", "Area", "Subject", "Cell" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Milestones_PlanId_Work_Area_Name",
                schema: "works",
                table: "Milestones",
                columns: new[] { "PlanId", "Work", "Area", "Name" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Classifications_PlanId_Year_Area_Kind_Name",
                schema: "security",
                table: "Classifications",
                columns: new[] { "PlanId", "Year", "Area", "Kind", "Name" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Alleys_PlanId_Area_Name",
                schema: "works",
                table: "Alleys",
                columns: new[] { "PlanId", "Area", "Name" },
                unique: true,
                filter: "WithdrawnAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Admissions_PlanId_DecidedOn_Area_DecisionNumber_Name",
                schema: "party-building",
                table: "Admissions",
                columns: new[] { "PlanId", "DecidedOn", "Area", "DecisionNumber", "Name" },
                unique: true,
                filter: "WithdrawnAt IS NULL");
        }
    }
}
