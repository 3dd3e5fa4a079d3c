using TorchSharp;

namespace AmazonRec.TorchSharp;

/// <summary>The users or the items of a batch, on the device.</summary>
/// <param name="Codes">The code of each row: [batch].</param>
/// <param name="Read">In training, each code once ([codes]), and each row's place among them ([batch]).</param>
internal sealed record EntityRows(torch.Tensor Codes, (torch.Tensor Rows, torch.Tensor Slots)? Read = null);
