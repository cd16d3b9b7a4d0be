using System.Linq.Expressions;
using System.Reflection;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Files;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Registers;
using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Persistence;

/// <summary>What every query leaves out: rows beyond the reader's areas, units and registers. A page that forgets to ask shows nothing more.</summary>
internal static class ReachFilters
{
    private static readonly MethodInfo OfRegister = typeof(ReachFilters).GetMethod(nameof(FilterRegister), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static void Declare(ModelBuilder model, AppDb db)
    {
        model.Entity<FigureRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area));
        model.Entity<VerdictRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area));
        model.Entity<FailureRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area));
        model.Entity<FindingRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area));
        model.Entity<AlertRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area));
        model.Entity<AlertEventRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Alert!.Area));
        // Assignments belong to the plan, which every reader of any area reads.
        model.Entity<AssignmentUpdateRow>().HasQueryFilter(_ => db.Reach.AllAreas || db.Reach.Areas.Length > 0);
        model.Entity<RegisterConfirmationRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area));
        model.Entity<SheetEventRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area));
        model.Entity<PeriodLockRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area));
        model.Entity<RegisterEventRow>().HasQueryFilter(row =>
            (db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area)) && (db.Reach.AllRegisters || db.Reach.Registers.Contains(row.Register)));
        model.Entity<FigureDraftRow>().HasQueryFilter(row =>
            (db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area)) && (db.Reach.AllUnits || db.Reach.Units.Contains(row.Unit)));
        model.Entity<EvidenceRow>().HasQueryFilter(row =>
            (db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area)) && (db.Reach.AllUnits || db.Reach.Units.Contains(row.Unit)));
        model.Entity<ReportRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area));
        model.Entity<ReportSectionRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Report!.Area));
        model.Entity<ReportEventRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Report!.Area));
        model.Entity<ReportSettingsRow>().HasQueryFilter(row => db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area));
        model.Entity<OutboxRow>().HasQueryFilter(row => db.Reach.AllMail || db.Reach.Units.Contains(row.Unit));
        model.Entity<AuditRow>().HasQueryFilter(_ => db.Reach.Audit);
        model.Entity<AuditWordRow>().HasQueryFilter(_ => db.Reach.Audit);
        foreach (var register in Modules.All.SelectMany(module => module.Registers))
        {
            OfRegister.MakeGenericMethod(register.EntryType).Invoke(null, [model, db, register.Id]);
        }
    }

    private static void FilterRegister<T>(ModelBuilder model, AppDb db, string register)
        where T : Entry
    {
        Expression<Func<T, bool>> reached = row =>
            (db.Reach.AllRegisters || db.Reach.Registers.Contains(register)) && (db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area));
        model.Entity<T>().HasQueryFilter(reached);
    }
}
