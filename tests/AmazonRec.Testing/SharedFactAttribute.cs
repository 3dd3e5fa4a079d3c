using System.Runtime.CompilerServices;

namespace AmazonRec.Testing;

/// <summary>A test that needs the shared folder, and is skipped without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => (Skip, SkipType, SkipUnless) = (Shared.SkipReason, typeof(Shared), nameof(Shared.IsHere));
}
