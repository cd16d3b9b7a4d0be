using Microsoft.AspNetCore.Components;

namespace ActionPlan.Host.Words;

/// <summary>
/// Draws itself when all that it shows has been read. Blazor's own base draws at the first wait too, when a page has read nothing yet:
/// with SQLite there is no such wait, with a database server there is one at every query.
/// </summary>
public abstract class SettledComponent : ComponentBase
{
    private bool isInitialized;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!isInitialized)
        {
            isInitialized = true;
            OnInitialized();
            await OnInitializedAsync();
        }

        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }
}
