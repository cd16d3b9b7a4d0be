using System.CommandLine;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ActionPlan.Host.Cli;

/// <summary><c>database-script</c>: what an administrator runs on SQL Server where the program's own account may not change the database's form.</summary>
internal static class DatabaseScriptCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("database-script", terminal.Text("DatabaseScript"));
        command.SetAction(_ =>
        {
            using var db = new DesignTimeSqlServer().CreateDbContext([]);
            terminal.Out.Write(db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent));
            return 0;
        });
        return command;
    }
}
