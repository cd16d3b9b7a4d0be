using System.Reflection;
using System.Runtime.CompilerServices;

namespace ActionPlan.Architecture.Tests;

/// <summary>Which methods a method calls, as the compiled code has it; lambdas and asynchronous parts included.</summary>
internal static class CallGraph
{
    /// <summary>All that is reached through methods of the assembly, each with the one that it was reached from.</summary>
    public static IReadOnlyDictionary<MethodBase, MethodBase?> From(IEnumerable<MethodBase> starts, Assembly within)
    {
        var reached = new Dictionary<MethodBase, MethodBase?>();
        var open = new Queue<MethodBase>();
        foreach (var start in starts.Where(start => reached.TryAdd(start, null)))
        {
            open.Enqueue(start);
        }

        while (open.TryDequeue(out var method))
        {
            foreach (var called in Calls(method).Where(called => reached.TryAdd(called, method) && called.DeclaringType?.Assembly == within))
            {
                open.Enqueue(called);
            }
        }

        return reached;
    }

    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        if (method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: { } machine })
        {
            yield return machine.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!;
        }

        foreach (var called in CompiledCode.Members(method).OfType<MethodBase>())
        {
            // A generic method or type is looked at once, however it is used.
            yield return called is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : called;
        }
    }
}
