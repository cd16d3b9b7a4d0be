using System.Reflection;

namespace ActionPlan.Architecture.Tests;

/// <summary>Which types of its own assembly a type names: in what it derives from, has, takes, gives, does and is marked with.</summary>
internal static class TypeUses
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Of(Type type) =>
        Named(type).SelectMany(Parts).Where(used => used.Assembly == type.Assembly).Distinct();

    private static IEnumerable<Type?> Named(Type type)
    {
        IEnumerable<Type?> named = [type.BaseType, .. type.GetInterfaces(), .. Marks(type), .. Constraints(type.GetGenericArguments())];
        return named
            .Concat(type.GetFields(Own).SelectMany(field => Marks(field).Append(field.FieldType)))
            .Concat(type.GetProperties(Own).SelectMany(property => Marks(property).Append(property.PropertyType)))
            .Concat(type.GetMethods(Own).SelectMany(method => OfMethod(method).Append(method.ReturnType)))
            .Concat(type.GetConstructors(Own).SelectMany(OfMethod));
    }

    private static IEnumerable<Type?> OfMethod(MethodBase method)
    {
        IEnumerable<Type?> named =
        [
            .. Marks(method), .. method.GetParameters().Select(parameter => parameter.ParameterType),
            .. method is MethodInfo ? Constraints(method.GetGenericArguments()) : [],
        ];
        return method.GetMethodBody() is not { } body ? named : named
            .Concat(body.LocalVariables.Select(local => local.LocalType))
            .Concat(body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause).Select(clause => clause.CatchType))
            .Concat(CompiledCode.Members(method).SelectMany(OfMember));
    }

    private static IEnumerable<Type?> OfMember(MemberInfo member) => member switch
    {
        Type type => [type],
        MethodInfo { IsGenericMethod: true } method => [method.DeclaringType, .. method.GetGenericArguments()],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        _ => [member.DeclaringType],
    };

    private static IEnumerable<Type> Constraints(Type[] arguments) =>
        arguments.Where(argument => argument.IsGenericParameter).SelectMany(argument => argument.GetGenericParameterConstraints());

    private static IEnumerable<Type?> Marks(MemberInfo member) => member.GetCustomAttributesData().SelectMany(mark => mark.ConstructorArguments
        .Concat(mark.NamedArguments.Select(argument => argument.TypedValue)).Select(argument => argument.Value as Type).Append(mark.AttributeType));

    private static IEnumerable<Type> Parts(Type? type) => type switch
    {
        null => [],
        { HasElementType: true } => Parts(type.GetElementType()),
        { IsGenericParameter: true } => [],
        _ => type.GetGenericArguments().SelectMany(Parts).Append(type),
    };
}
