; What Windows knows of the program: shortcuts, the type of its files, and how it is removed.

; The shortcuts are named in the language of whoever installed last.
!macro RemoveShortcuts UN
Function ${UN}RemoveShortcuts
  ReadRegStr $0 HKCU "${OWN_KEY}" "Name"
  ${If} $0 != ""
    Delete "$SMPROGRAMS\$0.lnk"
    Delete "$DESKTOP\$0.lnk"
  ${EndIf}
FunctionEnd
!macroend
!insertmacro RemoveShortcuts ""
!insertmacro RemoveShortcuts "un."

; Windows shows windows and shortcuts of one AppUserModelID as one program.
!macro Identify LINK
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("${LINK}",${STGM_READWRITE})'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call 'Oleaut32::SysAllocString(w "${APP_ID}")p.r3'
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_BSTR},,&p r3)p.r5'
        ${IPropertyStore::SetValue} $2 '($4,$5)'
        ${IPropertyStore::Commit} $2 ""
        System::Call 'Oleaut32::SysFreeString(pr3)'
        System::Free $4
        System::Free $5
        ${IUnknown::Release} $2 ""
        ${IPersistFile::Save} $1 '("${LINK}",1)'
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
!macroend

!macro Shortcut LINK
  CreateShortcut "${LINK}" "$INSTDIR\HomeEducation.exe" "" "$INSTDIR\HomeEducation.exe" 0
  !insertmacro Identify "${LINK}"
!macroend

Function Register
  SetOutPath "$INSTDIR" ; where the shortcuts start
  Call RemoveShortcuts
  !insertmacro Shortcut "$SMPROGRAMS\$(NAME).lnk"
  !insertmacro Shortcut "$DESKTOP\$(NAME).lnk"
  WriteRegStr HKCU "${OWN_KEY}" "Name" "$(NAME)"
  WriteRegStr HKCU "${CLASSES}\.homeedu" "" "${FILE_TYPE}"
  WriteRegStr HKCU "${CLASSES}\${FILE_TYPE}" "" "$(FILE_TYPE_NAME)"
  WriteRegStr HKCU "${CLASSES}\${FILE_TYPE}\DefaultIcon" "" "$INSTDIR\HomeEducation.exe,0"
  WriteRegStr HKCU "${CLASSES}\${FILE_TYPE}\shell\open\command" "" '"$INSTDIR\HomeEducation.exe" "%1"'
  WriteRegStr HKCU "${OWN_KEY}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "DisplayName" "$(NAME)"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\HomeEducation.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; file types changed
FunctionEnd

; Windows knows one folder: the uninstaller of a copy, or of an earlier place, leaves it alone.
Function un.Unregister
  ReadRegStr $0 HKCU "${OWN_KEY}" "Folder"
  ${If} $0 != $INSTDIR
    Return
  ${EndIf}
  Call un.RemoveShortcuts
  DeleteRegKey HKCU "${CLASSES}\.homeedu"
  DeleteRegKey HKCU "${CLASSES}\${FILE_TYPE}"
  DeleteRegKey HKCU "${KEY}"
  ${If} $EXEDIR == $INSTDIR
    DeleteRegValue HKCU "${OWN_KEY}" "Name" ; this file stays, so the folder is still ours
  ${Else}
    DeleteRegKey HKCU "${OWN_KEY}"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd
