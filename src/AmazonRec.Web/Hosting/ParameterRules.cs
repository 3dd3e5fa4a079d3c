using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace AmazonRec.Web.Hosting;

/// <summary>
/// Holds questions to the endpoint's parameters: to their attributes, which the OpenAPI document shows as well, and to their names.
/// </summary>
internal static class ParameterRules
{
    public static EndpointFilterDelegate Check(EndpointFilterFactoryContext factory, EndpointFilterDelegate next)
    {
        var ruled = factory.MethodInfo.GetParameters()
            .Select(
                (parameter, position) =>
                    (Position: position, parameter.Name, Rules: parameter.GetCustomAttributes<ValidationAttribute>().ToArray()))
            .Where(parameter => parameter.Rules.Length > 0).ToArray();
        string[] names = [.. factory.MethodInfo.GetParameters().Where(p => p.ParameterType.IsValueType || p.ParameterType == typeof(string))
            .Select(parameter => parameter.Name!)];
        return invocation =>
        {
            var query = invocation.HttpContext.Request.Query;
            if (query.Keys.FirstOrDefault(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
                return new(Problem.Wrong($"There is no parameter '{unknown}'.").ToResult());
            foreach (var (position, name, rules) in ruled)
            {
                var value = invocation.Arguments[position];
                if (Array.Find(rules, rule => !rule.IsValid(value)) is { } broken)
                    return new(Problem.Wrong(Text(broken, name!, value)).ToResult());
            }

            return next(invocation);
        };
    }

    private static string Text(ValidationAttribute rule, string name, object? value) => rule switch
    {
        RangeAttribute range => $"{name} is {value}; it must be from {range.Minimum} to {range.Maximum}.",
        StringLengthAttribute length =>
            $"{name} has {(value as string)?.Length ?? 0} characters; it must have {length.MinimumLength} to {length.MaximumLength}.",
        NameOfAttribute named => $"{name} is '{value}'; it must be {string.Join(" or ", named.Names)}.",
        _ => rule.FormatErrorMessage(name),
    };
}
