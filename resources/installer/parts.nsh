; The parts of the program, and how a new version takes the place of an old one: written whole into NEW,
; then the old parts go into OLD and the new ones into their place, each by one renaming. NEW is whole
; before OLD is made, and OLD is gone before NEW is taken apart: so whoever finds OLD, with any part still
; in NEW, knows that the change was not finished, and can turn it back.

!define TRIES 40 ; antivirus and search hold what was just written for a moment
!define PAUSE 250 ; milliseconds

Var Failed ; 1 if a part could not be moved
Var From
Var To
Var Tries

; Nothing else in the folder is touched. Without _internal, the last, the program does not start.
!macro EachPart DO
  !insertmacro ${DO} "uninstall.exe"
  !insertmacro EachPartButTheUninstaller ${DO}
!macroend

!macro EachPartButTheUninstaller DO
  !insertmacro ${DO} "HomeEducation.exe"
  !insertmacro ${DO} "HomeEducation.pkg"
  !insertmacro ${DO} "home-education.exe"
  !insertmacro ${DO} "home-education.pkg"
  !insertmacro ${DO} "_internal"
!macroend

!macro Move FROM TO
  StrCpy $From "${FROM}"
  StrCpy $To "${TO}"
  !ifdef __UNINSTALL__
    Call un.MoveIt
  !else
    Call MoveIt
  !endif
!macroend

!macro Remove WHAT
  StrCpy $From "${WHAT}"
  !ifdef __UNINSTALL__
    Call un.RemoveIt
  !else
    Call RemoveIt
  !endif
!macroend

!macro DefineMoving UN
Function ${UN}MoveIt
  StrCpy $Tries 0
  ${Do}
    ClearErrors
    Rename $From $To
    ${IfNot} ${Errors}
      Return
    ${EndIf}
    Sleep ${PAUSE}
    IntOp $Tries $Tries + 1
  ${LoopUntil} $Tries >= ${TRIES}
  StrCpy $Failed 1
FunctionEnd

Function ${UN}RemoveIt
  StrCpy $Tries 0
  ${Do}
    RMDir /r $From
    Delete $From
    ${IfNot} ${FileExists} $From
      Return
    ${EndIf}
    Sleep ${PAUSE}
    IntOp $Tries $Tries + 1
  ${LoopUntil} $Tries >= ${TRIES}
  StrCpy $Failed 1
FunctionEnd
!macroend
!insertmacro DefineMoving ""
!insertmacro DefineMoving "un."

!macro PutAside PART
  ${If} $Failed = 0
  ${AndIf} ${FileExists} "$INSTDIR\${PART}"
    !insertmacro Move "$INSTDIR\${PART}" "${OLD}\${PART}"
  ${EndIf}
!macroend

!macro PutThere PART
  ${If} $Failed = 0
    !insertmacro Move "${NEW}\${PART}" "$INSTDIR\${PART}"
  ${EndIf}
!macroend

!macro TakeOut PART
  ${If} ${FileExists} "$INSTDIR\${PART}"
  ${AndIfNot} ${FileExists} "${NEW}\${PART}" ; so it came from there
    !insertmacro Move "$INSTDIR\${PART}" "${NEW}\${PART}"
  ${EndIf}
!macroend

!macro Restore PART
  ${If} ${FileExists} "${OLD}\${PART}"
  ${AndIfNot} ${FileExists} "$INSTDIR\${PART}"
    !insertmacro Move "${OLD}\${PART}" "$INSTDIR\${PART}"
  ${EndIf}
!macroend

!macro CountIfNew PART
  ${If} ${FileExists} "${NEW}\${PART}"
    IntOp $0 $0 + 1
  ${EndIf}
!macroend

; While there is OLD, NEW tells how far the change came.
!macro DropNew
  ${IfNot} ${FileExists} "${OLD}"
    RMDir /r "${NEW}"
  ${EndIf}
!macroend

; The version before is in its place again, this Setup having failed or an earlier one been cut off.
Function PutBack
  StrCpy $Failed 0
  ${IfNot} ${FileExists} "${OLD}"
    Return
  ${EndIf}
  StrCpy $0 0
  !insertmacro EachPart CountIfNew
  ${If} $0 > 0
    !insertmacro EachPart TakeOut
  ${EndIf}
  !insertmacro EachPart Restore
  ${If} $Failed = 1
    !insertmacro Refuse ${FAILED} "$(NOT_PUT_BACK)"
  ${EndIf}
  RMDir "${OLD}" ; if it is empty: a finished change leaves it full
FunctionEnd

Function GiveUp
  SetOutPath "$TEMP"
  !insertmacro DropNew
  RMDir "$INSTDIR"
  !insertmacro Refuse ${FAILED} "$(NOT_WRITTEN)"
FunctionEnd

Function ClearAway
  StrCpy $Failed 0
  !insertmacro Remove "${OLD}"
  ${If} $Failed = 0
    !insertmacro Remove "${NEW}"
  ${EndIf}
  ${If} $Failed = 1
    Call GiveUp
  ${EndIf}
FunctionEnd

Function WriteNew
  ClearErrors
  SetOutPath "${NEW}"
  File /r /x "home-education.pkg" "${DIST}\*.*"
  WriteUninstaller "${NEW}\uninstall.exe"
  ; The two programs have the same code: a second name of the file, or on a disk without such a copy.
  System::Call 'kernel32::CreateHardLinkW(w "${NEW}\home-education.pkg", w "${NEW}\HomeEducation.pkg", p 0)i.r0'
  ${If} $0 = 0
    CopyFiles /SILENT "${NEW}\HomeEducation.pkg" "${NEW}\home-education.pkg"
  ${EndIf}
  SetOutPath "$INSTDIR" ; Windows does not rename the folder a program is in
  ${If} ${Errors}
    Call GiveUp
  ${EndIf}
FunctionEnd

Function Change
  StrCpy $Failed 0
  CreateDirectory "${OLD}"
  !insertmacro EachPart PutAside
  !insertmacro EachPart PutThere
  ${If} $Failed = 1
    Call PutBack
    Call GiveUp
  ${EndIf}
  RMDir "${NEW}"
  RMDir /r "${OLD}" ; what cannot be removed now, the next Setup removes
FunctionEnd

!macro un.Refuse
  !insertmacro Refuse ${FAILED} "$(NOT_REMOVED)"
!macroend

; All of the program is put aside first: what is in use can't be, and then nothing has been removed.
Function un.RemoveParts
  StrCpy $Failed 0
  !insertmacro Remove "${OLD}"
  !insertmacro Remove "${NEW}"
  CreateDirectory "${OLD}"
  !insertmacro EachPartButTheUninstaller PutAside
  ${If} $Failed = 1
    !insertmacro EachPartButTheUninstaller Restore
    RMDir "${OLD}"
    !insertmacro un.Refuse
  ${EndIf}
  !insertmacro Remove "${OLD}"
  ${If} $Failed = 1
    !insertmacro un.Refuse
  ${EndIf}
FunctionEnd

; Started with _?=FOLDER it runs from here, and Windows keeps what runs.
Function un.RemoveItself
  ${If} $EXEDIR == $INSTDIR
    Delete "$INSTDIR\uninstall.exe"
  ${Else}
    !insertmacro Remove "$INSTDIR\uninstall.exe"
    ${If} $Failed = 1
      !insertmacro un.Refuse
    ${EndIf}
  ${EndIf}
  RMDir "$INSTDIR"
FunctionEnd
