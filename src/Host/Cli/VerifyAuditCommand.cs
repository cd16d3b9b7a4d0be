using System.CommandLine;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Shell;

namespace ActionPlan.Host.Cli;

/// <summary><c>verify-audit</c>: proves that the audit trail is whole and that what it seals is unchanged, or says what is wrong and where.</summary>
internal static class VerifyAuditCommand
{
    public static Command Create(Terminal terminal)
    {
        var head = new Option<string>("--head") { Description = terminal.Text("VerifyAuditHead"), HelpName = "HASH" };
        var command = new Command("verify-audit", terminal.Text("VerifyAudit")) { head };
        command.SetAction((parsed, cancellation) => Backstage.Run(
            terminal, (services, token) => Verify(parsed.GetValue(head), services, terminal, token), cancellation));
        return command;
    }

    internal static async Task<int> Verify(string? head, IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        // As printed: in groups, and whatever the case.
        var wanted = head is null ? null : string.Concat(head.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        if (wanted is not null && (wanted.Length != Sizes.Sha256 || !wanted.All(char.IsAsciiHexDigit)))
        {
            return terminal.Fail("NotAHead", head!);
        }

        await using var db = services.GetRequiredService<AppDbFactory>().CreateDbContext();
        var check = new AuditCheck(db, services.GetServices<ISealed>());
        var problems = await check.Run(wanted, cancellation);
        foreach (var problem in problems)
        {
            await terminal.Error.WriteLineAsync(problem.Message(terminal.Culture));
        }

        foreach (var (at, rows) in check.AsFound)
        {
            terminal.Say("AuditAsFound", at, rows);
        }

        terminal.Say("AuditHead", check.Entries, check.Head);
        if (wanted is not null && check.Found is null)
        {
            return terminal.Fail("HeadUnknown", wanted);
        }

        if (check.Found is { } entry)
        {
            terminal.Say("HeadFound", entry);
        }

        if (problems.Count > 0)
        {
            // Only on a server that keeps no earlier state.
            if (await db.Audit.AsNoTracking().OrderByDescending(row => row.Seq).Select(row => row.Hash).FirstOrDefaultAsync(cancellation) != check.Head)
            {
                terminal.Fail("AuditMoved");
            }

            return terminal.Fail("AuditBad", problems.Count);
        }

        terminal.Say("AuditGood");
        return 0;
    }
}
