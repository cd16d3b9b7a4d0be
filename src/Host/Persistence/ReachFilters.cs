using System.Linq.Expressions;
using System.Reflection;
using ActionPlan.Host.Access;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Files;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Words;
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
        // What belongs to a unit or register in an area: the plain area comes first, for an index knows it.
        model.Entity<RegisterEventRow>().HasQueryFilter(row => (db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area))
            && (db.Reach.AllRegisters || db.Reach.RegisterAreas.Contains(row.Register + "|") || db.Reach.RegisterAreas.Contains("|" + row.Area)
                || db.Reach.RegisterAreas.Contains(row.Register + "|" + row.Area)));
        model.Entity<FigureDraftRow>().HasQueryFilter(row => (db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area))
            && (db.Reach.AllUnits || db.Reach.UnitAreas.Contains(row.Unit + "|") || db.Reach.UnitAreas.Contains("|" + row.Area)
                || db.Reach.UnitAreas.Contains(row.Unit + "|" + row.Area)));
        model.Entity<EvidenceRow>().HasQueryFilter(row => (db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area))
            && (db.Reach.AllUnits || db.Reach.UnitAreas.Contains(row.Unit + "|") || db.Reach.UnitAreas.Contains("|" + row.Area)
                || db.Reach.UnitAreas.Contains(row.Unit + "|" + row.Area)));
        model.Entity<ReportRow>().HasQueryFilter(row => db.Reach.AllReports || db.Reach.ReportAreas.Contains(row.Area));
        model.Entity<ReportSectionRow>().HasQueryFilter(row => db.Reach.AllReports || db.Reach.ReportAreas.Contains(row.Report!.Area));
        model.Entity<ReportEventRow>().HasQueryFilter(row => db.Reach.AllReports || db.Reach.ReportAreas.Contains(row.Report!.Area));
        model.Entity<ReportSettingsRow>().HasQueryFilter(row => db.Reach.AllReports || db.Reach.ReportAreas.Contains(row.Area));
        // A message may speak of many areas: whoever is bound sees it only where all of them are theirs.
        model.Entity<OutboxRow>().HasQueryFilter(row => db.Reach.AllMail || db.Reach.MailAreas.Contains(row.Unit + "|")
            || (row.Areas.Any() && row.Areas.All(area => db.Reach.MailAreas.Contains("|" + area) || db.Reach.MailAreas.Contains(row.Unit + "|" + area))));
        model.Entity<AuditRow>().HasQueryFilter(row => db.Reach.AllAudit || (db.Reach.AuditAreas.Length > 0
            && db.AuditWords.Any(word => word.Seq == row.Seq && word.Word.StartsWith(AreaWord.Mark))
            && !db.AuditWords.Any(word => word.Seq == row.Seq && word.Word.StartsWith(AreaWord.Mark) && !db.Reach.AuditAreas.Contains(word.Word))));
        model.Entity<AuditWordRow>().HasQueryFilter(_ => db.Reach.AllAudit || db.Reach.AuditAreas.Length > 0);
        foreach (var register in InstalledModules.All.SelectMany(module => module.Registers))
        {
            OfRegister.MakeGenericMethod(register.EntryType).Invoke(null, [model, db, register.Id]);
        }
    }

    private static void FilterRegister<T>(ModelBuilder model, AppDb db, string register)
        where T : Entry
    {
        var (everywhere, inArea) = (Reach.Key(register, null), register + "|");
        Expression<Func<T, bool>> reached = row =>
            (db.Reach.AllAreas || db.Reach.Areas.Contains(row.Area))
            && (db.Reach.AllRegisters || db.Reach.RegisterAreas.Contains(everywhere) || db.Reach.RegisterAreas.Contains("|" + row.Area)
                || db.Reach.RegisterAreas.Contains(inArea + row.Area));
        model.Entity<T>().HasQueryFilter(reached);
    }
}
