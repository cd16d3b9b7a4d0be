using System.IO.Compression;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;
using ActionPlan.Host.Persistence;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Mediator;

namespace ActionPlan.Architecture.Tests;

/// <summary>Other people's files may take long to read: nobody waits for a lock meanwhile.</summary>
public sealed class Transactions
{
    private static readonly string[] Parsers =
    [
        $"{typeof(ZipArchive)}.get_Entries", $"{typeof(ZipArchive)}.GetEntry", $"{typeof(XmlReader)}.Create", $"{typeof(XElement)}.Load",
        $"{typeof(XElement)}.Parse", $"{typeof(XDocument)}.Load", $"{typeof(XDocument)}.Parse",
        $"{typeof(SpreadsheetDocument)}.Open", $"{typeof(WordprocessingDocument)}.Open", $"{typeof(OpenXmlReader)}.Create",
    ];

    [Fact]
    public void No_handler_of_a_transactional_command_parses_a_document()
    {
        var handlers = Handlers().ToList();
        Assert.True(handlers.Count > 40, $"{handlers.Count} handlers");

        var reached = CallGraph.From(handlers, Sources.Host);
        var parsing = reached.Keys.Where(method => Parsers.Contains($"{method.DeclaringType}.{method.Name}", StringComparer.Ordinal))
            .Select(method => Way(reached, method));
        Assert.Empty(parsing);
    }

    [Fact]
    public void What_prepares_a_command_is_seen_to_parse()
    {
        var preparing = Sources.Host.GetTypes()
            .Where(type => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IPreparation<>)));

        var reached = CallGraph.From(preparing.SelectMany(type => type.GetMethods().Where(method => method.Name == "Prepare")), Sources.Host);
        Assert.Contains(reached.Keys, method => Parsers.Contains($"{method.DeclaringType}.{method.Name}", StringComparer.Ordinal));
    }

    private static IEnumerable<MethodBase> Handlers() =>
        from type in Sources.Host.GetTypes()
        from contract in type.GetInterfaces()
        where contract.IsGenericType
            && (contract.GetGenericTypeDefinition() == typeof(ICommandHandler<,>) || contract.GetGenericTypeDefinition() == typeof(ICommandHandler<>))
        where contract.GetGenericArguments()[0].IsAssignableTo(typeof(ITransactional))
        from method in type.GetMethods()
        where method.Name == "Handle"
        select (MethodBase)method;

    private static string Way(IReadOnlyDictionary<MethodBase, MethodBase?> reached, MethodBase? method)
    {
        var steps = new List<string>();
        for (; method is not null; method = reached[method])
        {
            steps.Add($"{method.DeclaringType?.Name}.{method.Name}");
        }

        return string.Join(" <- ", steps);
    }
}
