namespace ActionPlan.Host.Plans;

/// <summary>What a plan's versions tell together: since when they are in use, and what things are called that today's may not have any more.</summary>
internal static class StandingVersions
{
    extension(PlanInForce plans)
    {
        /// <summary>The quarter in which it first came into force here: a plan that does not say from when it is in use is in use from then.</summary>
        public Period InUseSince => plans.Current.Calendar.QuarterOf(plans.Current.DayOf(plans.Publications.Since!.Value));

        /// <summary>The versions that judge at least one quarter, with today's names.</summary>
        public IReadOnlyList<Plan> InUse() => [.. plans.Publications.Standing.Where(plans.Publications.IsEffective).Select(row => row.Sha256)
            .Distinct(StringComparer.Ordinal).Select(plans.Named).DefaultIfEmpty(plans.Current)];

        /// <summary>All versions that stand, the newest first, each with its own names.</summary>
        public IEnumerable<Plan> Versions() =>
            plans.Publications.Standing.Reverse().Select(row => row.Sha256).Distinct(StringComparer.Ordinal).Select(plans.Version);

        /// <summary>A target as it last was; null where no version had it.</summary>
        public Target? Former(string key) =>
            plans.Versions().Select(plan => plan.TargetByKey.GetValueOrDefault(key)).FirstOrDefault(target => target is not null);

        /// <summary>An area as it last was; null where no version had it.</summary>
        public Area? FormerArea(string id) => plans.Versions().Select(plan => plan.Areas.Find(id)).FirstOrDefault(area => area is not null);

        /// <summary>A target as people know it today, or as it last was.</summary>
        public Target? Known(string key) => plans.Current.TargetByKey.GetValueOrDefault(key) ?? plans.Former(key);

        /// <summary>An area's name today, or as it last was; its id where no version had it.</summary>
        public string AreaName(string id) => (plans.Current.Areas.Find(id) ?? plans.FormerArea(id))?.Name ?? id;

        /// <summary>A unit's name today, or as it last was; its id where no version had it.</summary>
        public string UnitName(string id) =>
            plans.Versions().Prepend(plans.Current).Select(plan => plan.Units.GetValueOrDefault(id)).FirstOrDefault(unit => unit is not null)?.Name ?? id;
    }
}
