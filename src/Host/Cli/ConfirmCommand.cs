using System.CommandLine;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Cli;

/// <summary><c>confirm</c>: says that a register is complete for an area and a period, so that figures are counted from it.</summary>
internal static class ConfirmCommand
{
    private sealed record Request(string Register, string Area, string Period, string By);

    public static Command Create(Terminal terminal)
    {
        var register = new Option<string>("--register") { Description = terminal.Text("ImportRegister", RegisterNames.All()), Required = true,
            HelpName = "ID" };
        var area = new Option<string>("--area") { Description = terminal.Text("ConfirmArea"), Required = true, HelpName = "ID" };
        var period = new Option<string>("--period") { Description = terminal.Text("ConfirmPeriod"), Required = true, HelpName = "2022-Q4" };
        var by = new Option<string>("--by") { Description = terminal.Text("ImportBy"), Required = true, HelpName = "NAME" };
        var command = new Command("confirm", terminal.Text("Confirm")) { register, area, period, by };
        command.SetAction((parsed, cancellation) => Backstage.Run(
            terminal,
            (services, token) => Confirm(
                new Request(parsed.GetRequiredValue(register), parsed.GetRequiredValue(area), parsed.GetRequiredValue(period),
                    TypedText.Line(parsed.GetRequiredValue(by))),
                services, terminal, token),
            cancellation));
        return command;
    }

    private static async Task<int> Confirm(Request request, IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        var plan = services.GetRequiredService<PlanInForce>().Current;
        if (RegisterNames.Find(request.Register, terminal) is not { } register)
        {
            return 1;
        }

        if (plan.Areas.Find(TypedText.Word(request.Area)) is not { } area)
        {
            return terminal.Fail("AreaUnknown", request.Area);
        }

        if (!Period.TryParse(TypedText.Word(request.Period), out var period))
        {
            return terminal.Fail("BadPeriod", request.Period);
        }

        if (!area.ExistsWithin(plan.Calendar.FirstDay(period), plan.Calendar.LastDay(period)))
        {
            return terminal.Fail("AreaNotInPeriod", area.Id, period);
        }

        if (request.By.Length is 0 or > Sizes.Person)
        {
            return terminal.Fail("WhoAndWhy");
        }

        var confirmed = await services.GetRequiredService<CommandSender>()
            .Send(new ConfirmRegister(register.Module.Name, register.Register.Id, area.Id, [period]), Actor.AtMachine(request.By), cancellation);
        if (confirmed.Outcome is Confirming.NotOver or Confirming.Locked or Confirming.Unmoved)
        {
            return terminal.Fail("Confirm" + confirmed.Outcome, period);
        }

        await using var scope = services.CreateAsyncScope();
        var outside = await new OutsideTerm(plan, register)
            .Rows(scope.ServiceProvider.GetRequiredService<AppDb>(), [.. area.WithDescendants().Select(one => one.Id)], cancellation);
        foreach (var row in outside)
        {
            terminal.Error.WriteLine(
                terminal.Text("RowOutsideTerm", row.Id, row.Text, IsoDay.Text(row.Day) ?? row.Year?.ToString(CultureInfo.InvariantCulture) ?? ""));
        }

        terminal.Say("Confirmed", register.Register.Name(terminal.Culture), area.Name, period, confirmed.FiguresAdded);
        return 0;
    }
}
