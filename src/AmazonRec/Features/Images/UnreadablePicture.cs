namespace AmazonRec.Features.Images;

/// <summary>A picture that has no features.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record UnreadablePicture(string File, string Reason);
