namespace AmazonRec.Data;

/// <summary>What was there after one step of filtering.</summary>
/// <param name="Step">What the step did.</param>
/// <param name="Ratings">Rows left.</param>
/// <param name="Users">Users with a row left.</param>
/// <param name="Items">Items with a row left.</param>
/// <param name="Dropped">Rows this step took out.</param>
public sealed record FunnelStep(string Step, int Ratings, int Users, int Items, int Dropped);
