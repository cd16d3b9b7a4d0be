Console.WriteLine("ActionPlan");
