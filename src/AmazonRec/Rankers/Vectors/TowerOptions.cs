namespace AmazonRec.Rankers.Vectors;

/// <summary>What only <see cref="TwoTower"/> has.</summary>
/// <param name="Dropout">Share of the users, and of the items with content, whose own part is left out at a step.</param>
/// <param name="Power">α: a history of n items counts n^-α of their sum.</param>
/// <param name="HasUsers">Whether users have vectors of their own beside their histories.</param>
internal sealed record TowerOptions(double Dropout, float Power, bool HasUsers);
