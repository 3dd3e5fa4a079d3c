using System.Runtime.CompilerServices;

namespace AmazonRec.Web.Tests;

/// <summary>A test that needs a browser, and is skipped without one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => (Skip, SkipType, SkipUnless) = (Chromium.SkipReason, typeof(Chromium), nameof(Chromium.IsHere));
}
