using AmazonRec.Compute;

namespace AmazonRec.Synthesis;

/// <summary>
/// What some formats tell of users and of the people that items are shown with. Both lean on the aspects of size and build: who likes
/// small things more than sturdy ones is more often called female, and small things are more often shown with women. That is invented,
/// so that attributes and tastes go together as they do in the field's data; it says nothing about anyone.
/// </summary>
internal sealed class UserAttributes(ulong seed, SyntheticRatings ratings)
{
    private const int Size = 1;
    private const int Build = 2;
    private static readonly int[] Ages = [18, 25, 35, 45, 50, 56, 62];
    private readonly RandomSource _users = RandomSource.For(seed, "synthesis user attribute");
    private readonly RandomSource _models = RandomSource.For(seed, "synthesis model attribute");

    /// <summary>Whether a user is called female; about half are.</summary>
    public bool IsFemale(int user)
    {
        var tastes = ratings.UserTruth.Tastes(user);
        return 0.7 * (tastes[Size] - tastes[Build]) + 0.3 * new Draws(Of(user)).Normal() > 0;
    }

    /// <summary>Whether the format of attributes tells it; of a quarter of the users, it does.</summary>
    public bool IsKnown(int user) => Of(user).Bits(12) % 4 == 0;

    /// <summary>18 to 69 years.</summary>
    public int Age(int user)
    {
        var draws = new Draws(Of(user), 16);
        return Ages[draws.Below(Ages.Length)] + draws.Below(8);
    }

    /// <summary>0 to 20.</summary>
    public int Occupation(int user) => new Draws(Of(user), 20).Below(21);

    /// <summary>Who an item is shown with: 0 women, 1 men, 2 both.</summary>
    public int Model(int item)
    {
        var traits = ratings.ItemTruth.Traits(item);
        var lean = 0.7 * (traits[Size] - traits[Build]);
        return lean > 0.4 ? 0 : lean < -0.4 ? 1 : 2;
    }

    /// <summary>Whether the format of attributes tells the maker of an item; of six in ten, it does.</summary>
    public bool HasBrand(int item) => new Draws(_models with { Part = (uint)item }).Chance(0.6);

    private RandomSource Of(int user) => _users with { Part = (uint)user };
}
