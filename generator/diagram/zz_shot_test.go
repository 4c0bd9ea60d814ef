package diagram
import ("testing";"os";"fmt";"time";"context";"lintel/generator/source";"lintel/generator/load";"lintel/generator/model";"lintel/generator/diag")
func TestZZ(t *testing.T){
 var r diag.List
 tree,_:=source.OpenDirectory(os.Getenv("FAKS"))
 res,err:=load.Load(t.Context(),tree,2,&r); if err!=nil{t.Fatal(err)}
 m:=model.Link(res.Decls,&r)
 dr:=New(Options{})
 for _,e:=range m.Elements{ if e.View!=nil{
  s:=time.Now()
  d,p:=dr.Draw(context.Background(),m,e)
  if d==nil{continue}
  el:=time.Since(s)
  s=time.Now()
  svg:=d.SVG("nb",true)
  fmt.Println(e.ID,e.View.Type,el,time.Since(s),len(svg),int(d.Width),int(d.Height),p, d.Plain)
  os.WriteFile("/tmp/shot_views/"+e.ID+".svg",svg,0o644)
  os.WriteFile("/tmp/shot_views/"+e.ID+".html",append([]byte("<!doctype html>"),d.SVG("nb",false)...),0o644)
  if dot,ok:=DOT(m,e);ok{os.WriteFile("/tmp/shot_views/"+e.ID+".dot",dot,0o644)}
 }}
 dr.Close()
}
