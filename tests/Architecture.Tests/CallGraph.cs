using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace ActionPlan.Architecture.Tests;

/// <summary>Which methods a method calls, as the compiled code has it; lambdas and asynchronous parts included.</summary>
internal static class CallGraph
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

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

        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var opcode = Codes[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += opcode.Size;
            if (opcode.OperandType is OperandType.InlineMethod or OperandType.InlineTok && Resolve(method, BitConverter.ToInt32(code, at)) is { } called)
            {
                yield return called;
            }

            at += opcode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static MethodBase? Resolve(MethodBase from, int token)
    {
        try
        {
            var found = from.Module.ResolveMember(token, from.DeclaringType?.GetGenericArguments(), from is MethodInfo ? from.GetGenericArguments() : []) as MethodBase;
            // A generic method or type is looked at once, however it is used.
            return found is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericMethodDefinition() : found;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
