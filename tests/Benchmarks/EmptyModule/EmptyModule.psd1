@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '0.1.0'
    GUID              = '3f0d9d3e-6c0a-4b6e-9a52-7f1c6be0a4d1'
    Description       = 'A compiled module with one cmdlet that does nothing, to measure the least that an import takes.'
    PowerShellVersion = '5.1'
    CmdletsToExport   = @('Invoke-Empty')
    FunctionsToExport = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
