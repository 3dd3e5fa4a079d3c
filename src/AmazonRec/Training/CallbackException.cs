namespace AmazonRec.Training;

/// <summary>A callback or a metric of someone's own has failed; the cause is the inner exception.</summary>
/// <param name="what">What failed, such as "callback 'x'".</param>
/// <param name="when">When, such as "after epoch 3".</param>
/// <param name="cause">What it threw.</param>
public sealed class CallbackException(string what, string when, Exception cause) : Exception(
    $"The {what} failed {when}: {cause.Message}", cause);
