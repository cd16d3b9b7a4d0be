using System.CommandLine;
using System.Text;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Cli;

/// <summary><c>schemas --out DIR</c>: the JSON schemas of rule files, plan files and tests, from the types that read them.</summary>
internal static class SchemasCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Option<string>("--out") { Description = terminal.Text("SchemasOut"), Required = true, HelpName = "DIR" };
        var command = new Command("schemas", terminal.Text("Schemas")) { folder };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(folder), terminal));
        return command;
    }

    private static int Write(string folder, Terminal terminal)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, schema) in ((string, string)[])[("module.schema.json", Schemas.Module()), ("plan.schema.json", Schemas.Plan()),
            ("tests.schema.json", Schemas.Tests())])
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, schema, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            terminal.Say("Written", path);
        }

        return 0;
    }
}
