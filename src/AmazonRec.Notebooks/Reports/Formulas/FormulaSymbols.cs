using System.Collections.Frozen;

namespace AmazonRec.Notebooks.Reports.Formulas;

/// <summary>TeX's names of what is written with one sign.</summary>
internal static class FormulaSymbols
{
    public static readonly FrozenDictionary<string, string> Letters = Pairs(
        "alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi φ varphi φ chi χ psi ψ omega ω " +
        "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω infty ∞ ell ℓ partial ∂ nabla ∇ emptyset ∅ top ⊤");

    public static readonly FrozenDictionary<string, string> Operators = Pairs(
        "cdot ⋅ times × div ÷ pm ± le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ approx ≈ sim ∼ propto ∝ in ∈ notin ∉ subset ⊂ cup ∪ cap ∩ setminus ∖ to → rightarrow → leftarrow ← mapsto ↦ " +
        "sum ∑ prod ∏ int ∫ odot ⊙ oplus ⊕ otimes ⊗ circ ∘ ast ∗ mid ∣ lVert ‖ rVert ‖ | ‖ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ langle ⟨ rangle ⟩ ldots … dots … cdots ⋯ forall ∀ exists ∃ " +
        "{ { } } % % _ _ & & # # $ $");

    public static readonly FrozenDictionary<string, string> Accents = Pairs("hat ^ widehat ^ bar ¯ overline ¯ tilde ~ dot ˙ vec →");

    public static readonly FrozenDictionary<string, string> Spaces = Pairs(", 0.17em : 0.22em ; 0.28em quad 1em qquad 2em").Append(new(" ", "0.28em")).ToFrozenDictionary();

    public static readonly FrozenSet<string> Functions = "log ln exp min max sin cos tanh deg dim Pr arg".Split(' ').ToFrozenSet();

    private static FrozenDictionary<string, string> Pairs(string text) => text.Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
